package org.example.tenant;

import org.springframework.web.bind.annotation.*;

@RestController
class SpelRule {
    @PostMapping("/rule")
    Object rule(@RequestBody String rule) {
        ExpressionParser parser = new SpelExpressionParser();
        Expression expression = parser.parseExpression(rule);
        return expression.getValue(new StandardEvaluationContext());
    }
}

package org.example.ticket;

import org.springframework.web.bind.annotation.*;

@RestController
class SpringEncoded {
    @GetMapping("/hello")
    String hello(@RequestParam String name) {
        return "<h1>Hello " + HtmlUtils.htmlEscape(name) + "</h1>";
    }
}

package org.example.invoice;

import org.springframework.web.bind.annotation.*;

@Controller
class SpringJump {
    @GetMapping("/jump")
    String jump(@RequestParam String to) {
        return "redirect:" + to;
    }
}

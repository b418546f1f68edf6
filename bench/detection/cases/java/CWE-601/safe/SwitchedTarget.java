package org.example.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;

@Controller
class SwitchedTarget {
    @GetMapping("/after-login")
    String go(@RequestParam("next") String next) {
        String target = switch (next) {
            case "cart" -> "/cart";
            case "account" -> "/account";
            default -> "/";
        };
        return "redirect:" + target;
    }
}

package org.example.parcel;

import org.springframework.web.bind.annotation.*;

@RestController
class SpringHello {
    @GetMapping("/hello")
    String hello(@RequestParam String name) {
        return "<h1>Hello " + name + "</h1>";
    }
}

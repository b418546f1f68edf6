package org.example.sensor;

import org.springframework.web.bind.annotation.*;

@RestController
class SpringPing {
    @GetMapping("/ping")
    int ping(@RequestParam String host) throws Exception {
        return Runtime.getRuntime().exec("ping -c 1 " + host).waitFor();
    }
}

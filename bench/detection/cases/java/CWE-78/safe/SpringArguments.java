package org.example.sensor;

import org.springframework.web.bind.annotation.*;

@RestController
class SpringArguments {
    @GetMapping("/ping")
    int ping(@RequestParam String host) throws Exception {
        return new ProcessBuilder("ping", "-c", "1", "--", host).start().waitFor();
    }
}

package org.example.patient;

import org.springframework.web.bind.annotation.*;

@RestController
class SpringFetch {
    private final RestTemplate restTemplate = new RestTemplate();

    @GetMapping("/fetch")
    String fetch(@RequestParam String url) {
        return restTemplate.getForObject(url, String.class);
    }
}

package org.example.tenant;

import org.springframework.web.bind.annotation.*;

@RestController
class FixedHost {
    private final RestTemplate restTemplate = new RestTemplate();

    @GetMapping("/rate")
    String rate(@RequestParam String currency) {
        return restTemplate.getForObject("https://rates.example.org/v1/" + currency, String.class);
    }
}

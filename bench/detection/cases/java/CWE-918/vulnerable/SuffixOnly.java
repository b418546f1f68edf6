package org.example.member;

import org.springframework.web.bind.annotation.*;

@RestController
class SuffixOnly {
    private WebClient client = WebClient.create();

    @GetMapping("/fetch")
    Mono<String> fetch(@RequestParam String url) {
        return client.get().uri(url + "/feed.xml").retrieve().bodyToMono(String.class);
    }
}

package org.example.order;

import org.springframework.web.bind.annotation.*;

@Controller
class OwnQuery {
    @PostMapping("/search")
    String search(@RequestParam String term) {
        return "redirect:/results?term=" + UriUtils.encode(term, "UTF-8");
    }
}

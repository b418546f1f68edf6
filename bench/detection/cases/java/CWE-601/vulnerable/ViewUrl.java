package org.example.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.servlet.view.RedirectView;

@Controller
class ViewUrl {
    @GetMapping("/after-login")
    RedirectView go(@RequestParam("next") String next) {
        RedirectView view = new RedirectView();
        view.setUrl(next);
        return view;
    }
}

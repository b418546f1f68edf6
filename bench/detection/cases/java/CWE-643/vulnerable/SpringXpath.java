package org.example.museum;

import org.springframework.web.bind.annotation.*;

@RestController
class SpringXpath {
    private Document document;

    @GetMapping("/item/{code}")
    String item(@PathVariable String code) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate("//item[@code='" + code + "']/name", document);
    }
}

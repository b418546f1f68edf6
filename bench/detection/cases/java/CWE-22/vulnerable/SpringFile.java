package org.example.museum;

import org.springframework.web.bind.annotation.*;

@RestController
class SpringFile {
    @GetMapping("/files/{name}")
    Resource file(@PathVariable String name) {
        return new FileSystemResource("/srv/files/" + name);
    }
}

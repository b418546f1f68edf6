package org.example.recipe;

import org.springframework.web.bind.annotation.*;

@RestController
class OwnName {
    @PostMapping("/files")
    void keep(@RequestParam("file") MultipartFile file) throws IOException {
        String name = UUID.randomUUID() + ".bin";
        file.transferTo(new File("/srv/files", name));
    }
}

package org.example.recipe;

import org.springframework.web.bind.annotation.*;

@RestController
class LastName {
    @PostMapping("/files")
    void keep(@RequestParam("file") MultipartFile file) throws IOException {
        String name = FilenameUtils.getName(file.getOriginalFilename());
        file.transferTo(new File("/srv/files", name));
    }
}

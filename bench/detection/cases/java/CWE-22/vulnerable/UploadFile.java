package org.example.flight;

import org.springframework.web.bind.annotation.*;

@RestController
class UploadFile {
    @PostMapping("/files")
    void keep(@RequestParam("file") MultipartFile file) throws IOException {
        Path to = Paths.get("/srv/files").resolve(file.getOriginalFilename());
        Files.copy(file.getInputStream(), to);
    }
}

package org.example.vehicle;

import org.springframework.web.bind.annotation.*;

@RestController
class NormalFile {
    private final Path folder = Paths.get("/srv/files").toAbsolutePath();

    @GetMapping("/files")
    byte[] file(@RequestParam String name) throws IOException {
        Path wanted = folder.resolve(name).normalize();
        if (!wanted.startsWith(folder)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return Files.readAllBytes(wanted);
    }
}

package org.example;
import java.nio.file.*;
import org.springframework.core.io.*;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;
@RestController
public class UuidQualified {
  private final Path root = Paths.get("/srv/docs");
  @GetMapping("/doc/{id}")
  public ResponseEntity<Resource> doc(@PathVariable java.util.UUID id) {
    return ResponseEntity.ok(new FileSystemResource(root.resolve(id + ".pdf")));
  }
}
package org.example.museum;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class UploadState {
    @PostMapping("/upload")
    Object state(@RequestParam("file") MultipartFile file) throws Exception {
        return new ObjectInputStream(file.getInputStream()).readObject();
    }
}

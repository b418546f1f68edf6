package org.example.files;

import java.io.*;
import java.util.zip.*;

public class ArchiveEntry {
    public static void unpack(InputStream upload, File dir) throws IOException {
        ZipInputStream zin = new ZipInputStream(upload);
        ZipEntry entry;
        while ((entry = zin.getNextEntry()) != null) {
            File out = new File(dir, entry.getName());
            try (FileOutputStream os = new FileOutputStream(out)) {
                zin.transferTo(os);
            }
        }
    }
}

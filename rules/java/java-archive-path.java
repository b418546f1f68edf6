import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

class Unpacking {
    void file(ZipInputStream in, File folder) throws IOException {
        ZipEntry entry = in.getNextEntry();
        // ruleid: java-archive-path
        File out = new File(folder, entry.getName());
        out.createNewFile();
    }

    void path(ZipInputStream in) throws IOException {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            String name = entry.getName();
            // ruleid: java-archive-path
            Files.copy(in, Paths.get("/srv/in", name));
        }
    }

    void resolved(ZipInputStream in, Path folder) throws IOException {
        ZipEntry entry = in.getNextEntry();
        // ruleid: java-archive-path
        Files.copy(in, folder.resolve(entry.getName()));
    }

    void compared(ZipInputStream in, Path folder) throws IOException {
        ZipEntry entry = in.getNextEntry();
        // ok: java-archive-path
        Path out = folder.resolve(entry.getName()).normalize();
        if (!out.startsWith(folder)) {
            throw new IOException("refused");
        }
        Files.copy(in, out);
    }

    void nameOnly(ZipInputStream in, File folder) throws IOException {
        ZipEntry entry = in.getNextEntry();
        // ok: java-archive-path
        new FileOutputStream(new File(folder, new File(entry.getName()).getName()));
    }

    void canonical(ZipInputStream in, File folder) throws IOException {
        ZipEntry entry = in.getNextEntry();
        // ok: java-archive-path
        File out = new File(folder, entry.getName());
        if (!out.getCanonicalPath().startsWith(folder.getCanonicalPath() + File.separator)) {
            throw new IOException("refused");
        }
        out.createNewFile();
    }
}

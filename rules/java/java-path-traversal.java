import java.io.*;
import java.nio.file.*;

class Download extends HttpServlet {
    private static final Path FOLDER = Paths.get("/srv/reports");

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String name = request.getParameter("name");
        // ruleid: java-path-traversal
        File file = new File("/srv/reports", name);
        // ruleid: java-path-traversal
        InputStream in = new FileInputStream("/srv/reports/" + name);
        // ruleid: java-path-traversal
        byte[] all = Files.readAllBytes(Paths.get("/srv/reports/" + name));
        // ruleid: java-path-traversal
        new java.io.FileOutputStream(name);
        // ok: java-path-traversal
        new FileInputStream("/srv/reports/" + new File(name).getName());
        // ok: java-path-traversal
        new File("/srv/reports", FilenameUtils.getName(name));
        Path place = FOLDER.resolve(name).normalize();
        if (!place.startsWith(FOLDER)) {
            throw new SecurityException("outside");
        }
        // ok: java-path-traversal
        Files.readAllBytes(place);
        String plain = name.replaceAll("[^a-zA-Z0-9]", "");
        // ok: java-path-traversal
        new File("/srv/reports", plain);
    }

    void canonical(HttpServletRequest request) throws IOException {
        File wanted = new File("/srv/reports", request.getParameter("name"));
        if (!wanted.getCanonicalPath().startsWith("/srv/reports/")) {
            throw new SecurityException("outside");
        }
        // ok: java-path-traversal
        new FileReader(wanted);
    }

    @PostMapping("/upload")
    void upload(@RequestParam("file") MultipartFile file) throws IOException {
        // ruleid: java-path-traversal
        file.transferTo(new File("/srv/uploads/" + file.getOriginalFilename()));
        // ok: java-path-traversal
        file.transferTo(new File("/srv/uploads/" + UUID.randomUUID()));
    }
}

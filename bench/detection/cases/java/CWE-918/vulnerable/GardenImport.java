package org.example.garden;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.client.RestTemplate;
import java.io.IOException;

@WebServlet("/garden/gardenimport")
public class GardenImport extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String picked = request.getHeader("X-Garden");
        if (picked == null) {
            picked = "";
        }
        StringBuffer buffer = new StringBuffer(picked);
        buffer.insert(0, "granite");
        String outcome = buffer.toString();
        String answer = new RestTemplate().getForObject("http://" + outcome + ":8080/garden", String.class);
    }
}

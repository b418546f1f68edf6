package org.example.harbour;

import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.web.client.RestTemplate;
import java.io.IOException;

@WebServlet("/harbour/harbourreportpage")
public class HarbourReportPage extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String chosen = request.getHeader("X-Harbour");
        if (chosen == null) {
            chosen = "";
        }
        int weight = 86;
        String value;
        if ((7 * 42) - weight > 200) {
            value = "harvest";
        } else {
            value = chosen;
        }
        String answer = new RestTemplate().getForObject("http://" + value + ":8080/harbour", String.class);
    }
}

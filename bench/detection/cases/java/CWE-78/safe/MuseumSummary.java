package org.example.museum;

import java.util.ArrayList;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/museum/museumsummary")
public class MuseumSummary extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String word = request.getPathInfo();
        if (word == null || word.isEmpty()) {
            word = "/";
        }
        List<String> row = new ArrayList<String>();
        row.add("copper");
        row.add(word);
        row.add("lantern");
        row.remove(0);
        String checked = row.get(1);
        List<String> arguments = new ArrayList<>();
        arguments.add("sh");
        arguments.add("-c");
        arguments.add("echo " + checked);
        ProcessBuilder builder = new ProcessBuilder();
        builder.command(arguments);
        builder.start();
    }
}

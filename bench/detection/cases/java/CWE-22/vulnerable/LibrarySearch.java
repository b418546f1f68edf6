package org.example.library;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.InputStreamReader;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/library/librarysearch")
public class LibrarySearch extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = new BufferedReader(new InputStreamReader(request.getInputStream()));
        String label = body.readLine();
        StringBuilder cut = new StringBuilder(label);
        cut.replace(cut.length() - 1, cut.length(), "Z");
        String result = cut.toString();
        BufferedReader reader = new BufferedReader(new FileReader("/srv/library/" + result));
        int first = reader.read();
    }
}

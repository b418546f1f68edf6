package org.example.bakery;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/bakery/bakerybatch")
public class BakeryBatch extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        BufferedReader body = request.getReader();
        String chosen = body.readLine();
        Holder holder = new Holder();
        holder.setText(chosen);
        String prepared = holder.getText();
        FileOutputStream out = new FileOutputStream("/srv/bakery/" + prepared + ".txt", true);
        out.write(1);
        out.close();
    }

    private static class Holder {
        private String text;

        void setText(String text) {
            this.text = text;
        }

        String getText() {
            return text;
        }
    }
}

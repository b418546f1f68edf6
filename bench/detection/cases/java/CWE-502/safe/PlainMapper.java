package org.example.parcel;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class PlainMapper {
    @PostMapping("/state")
    Cart state(@RequestBody String json) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.findAndRegisterModules();
        return mapper.readValue(json, Cart.class);
    }
}

package org.example.sensor;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;

class TypedState {
    @PostMapping("/state")
    Object state(@RequestBody String json) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.enableDefaultTyping(ObjectMapper.DefaultTyping.NON_FINAL);
        return mapper.readValue(json, Object.class);
    }
}

package io.github.fleetmaven.content.http;

import io.github.fleetmaven.model.Sensitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who puts files there: the user and the password of a server in settings.xml. */
public record HttpCredentials(String username, Sensitive<String> password) {

  /** Returns the header that says so; it holds the password. */
  String header() {
    String plain = username + ":" + password.reveal();
    return "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}

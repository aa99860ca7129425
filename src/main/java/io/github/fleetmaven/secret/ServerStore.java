package io.github.fleetmaven.secret;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Secrets of the servers in settings.xml: {@code secret://server/ID} is the password, {@code
 * secret://server/ID/username} the user name.
 */
final class ServerStore implements SecretStore {

  private static final String USERNAME = "/username";
  private static final Pattern ENCRYPTED = Pattern.compile("\\{[A-Za-z0-9+/=]{24,}}");

  private final Function<String, Optional<ServerCredentials>> servers;

  ServerStore(Function<String, Optional<ServerCredentials>> servers) {
    this.servers = servers;
  }

  @Override
  public Optional<String> read(String path) throws UnreadableSecretException {
    Optional<String> found =
        servers
            .apply(server(path))
            .flatMap(path.endsWith(USERNAME) ? s -> s.username() : s -> s.password());
    if (found.isPresent() && ENCRYPTED.matcher(found.get().strip()).matches()) {
      // Sent as it is, it would become the password of a machine.
      throw new UnreadableSecretException(
          "the password of the server " + server(path) + " could not be decrypted");
    }
    return found;
  }

  @Override
  public String missing(String path) {
    return "settings.xml has no " + half(path) + " for a server with the id " + server(path);
  }

  @Override
  public String remedy(String path) {
    return "add <server><id>"
        + server(path)
        + "</id> with its "
        + half(path)
        + " to ~/.m2/settings.xml, encrypted with mvn --encrypt-password, and keep its"
        + " ~/.m2/settings-security.xml";
  }

  private static String half(String path) {
    return path.endsWith(USERNAME) ? "user name" : "password";
  }

  private static String server(String path) {
    return path.endsWith(USERNAME) ? path.substring(0, path.length() - USERNAME.length()) : path;
  }
}

package io.github.fleetmaven.mojo;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.secret.ServerCredentials;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** Finds the credentials of a server in settings.xml, decrypted. */
final class SettingsServers implements Function<String, Optional<ServerCredentials>> {

  private final Settings settings;
  private final @Nullable SettingsDecrypter decrypter;

  SettingsServers(Settings settings, @Nullable SettingsDecrypter decrypter) {
    this.settings = settings;
    this.decrypter = decrypter;
  }

  /**
   * Returns the credentials.
   *
   * @param id the server's id; empty is returned when settings.xml has none of it
   * @throws FleetException when they can't be decrypted
   */
  @Override
  public Optional<ServerCredentials> apply(String id) {
    return Optional.ofNullable(settings.getServer(id)).map(this::decrypted);
  }

  private ServerCredentials decrypted(Server server) {
    if (decrypter == null) {
      return credentials(server);
    }
    SettingsDecryptionResult result =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
    for (SettingsProblem problem : result.getProblems()) {
      if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
        throw undecryptable(server.getId());
      }
    }
    return credentials(result.getServer());
  }

  private static ServerCredentials credentials(Server server) {
    return new ServerCredentials(
        Optional.ofNullable(server.getUsername()), Optional.ofNullable(server.getPassword()));
  }

  /** Maven's own message is left out: it can repeat what it could not decrypt. */
  private static FleetException undecryptable(String id) {
    return new FleetException(
        "a secret can't be read",
        List.of(
            Diagnostic.error(
                "settings.xml, server <" + id + ">",
                "its password can't be decrypted",
                "check settings-security.xml and `mvn --encrypt-password`")));
  }
}

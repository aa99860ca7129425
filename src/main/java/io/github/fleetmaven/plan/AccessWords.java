package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ContentAccess;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How machines read their files, as a digest covers it: without how long that holds. */
final class AccessWords {

  private AccessWords() {}

  static String of(ContentAccess access) {
    if (access instanceof ContentAccess.ManagedIdentity identity) {
      return Stream.concat(
              Stream.of("managedIdentity"),
              Stream.concat(identity.clientId().stream(), identity.objectId().stream()))
          .map(word -> word.toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(" "));
    }
    if (access instanceof ContentAccess.Sas) {
      return "sas";
    }
    return access instanceof ContentAccess.AccountKey ? "accountKey" : "open";
  }
}

package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Confidential;
import io.github.fleetmaven.model.Value;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the query off the addresses of a DSC configuration when it is a secret: its handler has the
 * addresses in the public settings, and such queries in the protected ones.
 */
final class DscAddresses {

  private static final String URL = "url";

  /** By the object with the address, the protected setting for its query. */
  private static final Map<String, String> TOKENS =
      Map.of(
          "configuration", "configurationUrlSasToken",
          "configurationData", "configurationDataUrlSasToken");

  private final Problems problems;

  DscAddresses(Problems problems) {
    this.problems = problems;
  }

  /** Tells whether a public setting holds an address, and so must stay public. */
  static boolean isHolder(String setting) {
    return TOKENS.containsKey(setting);
  }

  /** Returns an address without its query when that is a secret. */
  static String shown(String address) {
    return query(address)
        .map(q -> address.substring(0, address.length() - q.length()))
        .orElse(address);
  }

  /** Returns the settings with each secret query where the handler looks for it. */
  Halves split(Halves declared, Place place) {
    Halves halves = declared;
    for (String holder : TOKENS.keySet()) {
      Optional<String> address =
          halves.settings().flatMap(s -> s.obj(holder).text(URL)).filter(a -> query(a).isPresent());
      if (address.isPresent()) {
        halves = split(halves, holder, address.get(), place);
      }
    }
    return halves;
  }

  private Halves split(Halves halves, String holder, String address, Place place) {
    String token = TOKENS.getOrDefault(holder, "");
    Value.Obj open = halves.settings().orElse(Value.Obj.EMPTY);
    Value.Obj closed = halves.protectedSettings().orElse(Value.Obj.EMPTY);
    if (closed.get(token).isPresent()) {
      problems.error(
          place.child(token),
          "the address has a secret in its query, and `" + token + "` is there too",
          "keep one of them");
    }
    Value.Obj shown = open.obj(holder).with(URL, Value.of(shown(address)));
    return new Halves(
        Optional.of(open.with(holder, shown)),
        Optional.of(closed.with(token, Value.of(query(address).orElse("")))),
        halves.moved());
  }

  /** Returns the query from its question mark on, when that holds all that is secret. */
  private static Optional<String> query(String address) {
    int at = address.indexOf('?');
    if (at < 0 || Confidential.isIn(address.substring(0, at))) {
      return Optional.empty();
    }
    return Optional.of(address.substring(at)).filter(Confidential::isIn);
  }
}

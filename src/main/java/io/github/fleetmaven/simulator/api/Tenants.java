package io.github.fleetmaven.simulator.api;

import java.util.Locale;
import java.util.regex.Pattern;

/** The one tenant that all subscriptions of the simulator belong to. Stateless. */
final class Tenants {

  /** Its id. */
  static final String ID = "00000000-0000-0000-0000-00000000007e";

  /** What the address of a directory of its own (ADFS) has in the place of a tenant. */
  static final String ADFS = "adfs";

  private static final Pattern GUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Tenants() {}

  /** Returns the tenant that a token is for: the one that was named by its id, or ours. */
  static String named(String inAddress) {
    return GUID.matcher(inAddress).matches() ? inAddress.toLowerCase(Locale.ROOT) : ID;
  }
}

package io.github.fleetmaven.azure;

import java.util.regex.Pattern;

/** Cuts the messages of the SDK's credentials down to what they say. Pure. */
final class IdentityMessage {

  private static final Pattern PREFIX =
      Pattern.compile("^(\\w+ authentication unavailable\\.|\\[Managed Identity])\\s*");
  private static final Pattern ADVICE =
      Pattern.compile("\\s*(To mitigate this issue|Please refer to|See inner|For more details).*");
  private static final int LONGEST = 300;

  private IdentityMessage() {}

  /** Returns why a credential gave no token, on one line. */
  static String of(Throwable failure) {
    Throwable telling = failure;
    while (text(telling).contains("inner exception") && telling.getCause() != null) {
      telling = telling.getCause();
    }
    String line = text(telling).lines().findFirst().orElse("").strip();
    String cut = ADVICE.matcher(PREFIX.matcher(line).replaceFirst("")).replaceFirst("");
    String said = cut.replaceFirst("\\.$", "").strip();
    if (said.isEmpty()) {
      return telling.getClass().getSimpleName();
    }
    return said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "…";
  }

  private static String text(Throwable failure) {
    return failure.getMessage() == null ? "" : failure.getMessage().strip();
  }
}

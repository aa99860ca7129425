package io.github.fleetmaven.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as ISO 8601 writes it. */
record IsoDuration() implements Scalar {

  private static final Pattern EVERYDAY =
      Pattern.compile("(\\d+)\\s*(s|sec|m|min|h|d)[a-z]*", Pattern.CASE_INSENSITIVE);

  @Override
  public String describe() {
    return "duration, as `PT10M`";
  }

  @Override
  public JsonNode read(String text, Element rules) throws BadValueException {
    Duration duration;
    try {
      duration = Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadValueException("`" + text + "` is no duration", remedy(text));
    }
    if (duration.isNegative()) {
      throw new BadValueException(
          "`" + text + "` is less than nothing", "write it without a minus");
    }
    return TextNode.valueOf(duration.toString());
  }

  private static String remedy(String text) {
    Matcher m = EVERYDAY.matcher(text);
    if (!m.matches()) {
      return "write PT10M for ten minutes, PT2H for two hours, P1D for a day";
    }
    return switch (m.group(2).toLowerCase(Locale.ROOT).charAt(0)) {
      case 'd' -> "write P" + m.group(1) + "D";
      case 'h' -> "write PT" + m.group(1) + "H";
      case 'm' -> "write PT" + m.group(1) + "M";
      default -> "write PT" + m.group(1) + "S";
    };
  }
}

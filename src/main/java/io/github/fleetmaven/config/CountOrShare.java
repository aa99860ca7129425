package io.github.fleetmaven.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.fleetmaven.model.Amount;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of instances, as a count or as a share. */
record CountOrShare() implements Scalar {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(%?)");

  @Override
  public String describe() {
    return "count, as `2`, or share, as `20%`";
  }

  @Override
  public JsonNode read(String text, Element rules) throws BadValueException {
    if (parse(text).isEmpty()) {
      throw new BadValueException(
          "`" + text + "` is no number of instances",
          "write a count, as 2, or a share from 0% to 100%, as 20%");
    }
    return TextNode.valueOf(text);
  }

  /** Reads a text; empty when it is neither a count nor a share. */
  static Optional<Amount> parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(m.group(1));
    if (m.group(2).isEmpty()) {
      return Optional.of(new Amount.Count(number));
    }
    return number <= 100 ? Optional.of(new Amount.Percent(number)) : Optional.empty();
  }
}

package io.github.fleetmaven.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One of some words.
 *
 * @param words as a pom writes them
 * @param constants the names of the constants that they stand for, in the same order
 */
record Choice(List<String> words, List<String> constants) implements Scalar {

  @Override
  public String describe() {
    return words.stream().map(w -> "`" + w + "`").collect(Collectors.joining(", "));
  }

  @Override
  public JsonNode read(String text, Element rules) throws BadValueException {
    int index = words.indexOf(text);
    if (index < 0) {
      throw new BadValueException(
          words.size() == 1
              ? "`" + text + "` isn't supported in this version, only " + words.get(0) + " is"
              : "`" + text + "` is none of " + String.join(", ", words),
          NearestName.of(text, words)
              .map(word -> "did you mean " + word + "?")
              .orElse("write " + (words.size() == 1 ? words.get(0) : "one of these")));
    }
    return TextNode.valueOf(constants.get(index));
  }
}

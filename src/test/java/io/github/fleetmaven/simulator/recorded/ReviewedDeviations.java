package io.github.fleetmaven.simulator.recorded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The deviations that were looked at and are let be, each for a reason. A file of lines: {@code
 * because: …} begins those that have one reason; below it each line names a recording, its lines
 * (separated by commas, or {@code *} for any), and the place, in which {@code *} is any index or
 * key. Lines that begin with {@code #} say something to the reader.
 */
final class ReviewedDeviations {

  private static final String FILE = "deviations.txt";
  private static final String BECAUSE = "because: ";

  private final List<Entry> entries = new ArrayList<>();

  /** One recording, one of its lines or all, and one place. */
  record Entry(String file, String line, String place, String reason) {

    boolean covers(Deviation deviation) {
      return file.equals(deviation.call().file())
          && (line.equals("*") || line.equals(Integer.toString(deviation.call().line())))
          && pattern().matcher(deviation.place()).matches();
    }

    private Pattern pattern() {
      return Pattern.compile("\\Q" + place.replace("*", "\\E[^.\\[\\]]+\\Q") + "\\E");
    }

    @Override
    public String toString() {
      return file + " " + line + " " + place;
    }
  }

  static ReviewedDeviations read() {
    try (InputStream in = ReviewedDeviations.class.getResourceAsStream(FILE)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return of(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ReviewedDeviations of(List<String> lines) {
    ReviewedDeviations result = new ReviewedDeviations();
    String reason = "";
    for (String line : lines) {
      String text = line.strip();
      if (text.startsWith(BECAUSE)) {
        reason = text.substring(BECAUSE.length()).strip();
      } else if (!text.isEmpty() && !text.startsWith("#")) {
        result.add(text, reason);
      }
    }
    return result;
  }

  private void add(String text, String reason) {
    String[] parts = text.split("\\s+", -1);
    if (parts.length != 3 || reason.isEmpty()) {
      throw new IllegalArgumentException("not a recording, its lines and a place: " + text);
    }
    for (String line : parts[1].split(",", -1)) {
      entries.add(new Entry(parts[0], line, parts[2], reason));
    }
  }

  /** Returns the deviations that nobody has looked at. */
  List<Deviation> unknown(List<Deviation> deviations) {
    return deviations.stream()
        .filter(deviation -> entries.stream().noneMatch(entry -> entry.covers(deviation)))
        .toList();
  }

  /** Returns the entries of a recording that nothing deviates from any more. */
  List<Entry> outlived(String file, List<Deviation> deviations) {
    return entries.stream()
        .filter(entry -> entry.file().equals(file))
        .filter(entry -> deviations.stream().noneMatch(entry::covers))
        .toList();
  }

  /** Returns the recordings that entries name. */
  List<String> files() {
    return entries.stream().map(Entry::file).distinct().toList();
  }
}

package io.github.fleetmaven.report;

import io.github.fleetmaven.plan.PlannedContent;
import java.util.ArrayList;
import java.util.List;

/** What a plan says of the content that machines download. */
final class ContentText {

  private static final int SHOWN = 6;

  private ContentText() {}

  static List<String> lines(List<PlannedContent> content, Style style) {
    List<PlannedContent> uploads = content.stream().filter(c -> !c.present()).toList();
    List<String> lines = new ArrayList<>();
    lines.add(style.strong("content: ") + summary(uploads, content.size() - uploads.size()));
    uploads.stream()
        .limit(SHOWN)
        .forEach(
            c -> lines.add("  " + style.changed("+ " + c.file()) + "  " + Words.bytes(c.size())));
    if (uploads.size() > SHOWN) {
      lines.add("  and " + (uploads.size() - SHOWN) + " more");
    }
    return lines;
  }

  private static String summary(List<PlannedContent> uploads, int present) {
    if (uploads.isEmpty()) {
      return present == 1
          ? "1 file, which is there already"
          : present + " files, all there already";
    }
    long bytes = uploads.stream().mapToLong(PlannedContent::size).sum();
    String rest =
        present == 0 ? "" : ", " + present + (present == 1 ? " is" : " are") + " there already";
    return Words.count(uploads.size(), "file") + " to upload (" + Words.bytes(bytes) + ")" + rest;
  }
}

package io.github.fleetmaven.mojo;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal of a given width with an endless memory: it does what the control sequences say that a
 * live view uses, and refuses all others.
 */
final class VirtualScreen {

  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??)(\\d*)([A-Za-z])");

  private final int width;
  private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int row;
  private int column;
  private boolean wraps = true;

  VirtualScreen(int width) {
    this.width = width;
  }

  /** Returns what one prints to; what was printed is shown at each flush. */
  PrintStream out() {
    OutputStream sink =
        new OutputStream() {
          @Override
          public synchronized void write(int b) {
            bytes.write(b);
          }

          @Override
          public synchronized void flush() {
            show(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
          }
        };
    return new PrintStream(sink, false, StandardCharsets.UTF_8);
  }

  /** Returns the rows, those that are empty at the end left out. */
  List<String> rows() {
    List<String> text =
        new ArrayList<>(rows.stream().map(r -> r.toString().stripTrailing()).toList());
    while (!text.isEmpty() && text.get(text.size() - 1).isEmpty()) {
      text.remove(text.size() - 1);
    }
    return text;
  }

  boolean wraps() {
    return wraps;
  }

  private void show(String text) {
    Matcher sequence = SEQUENCE.matcher(text);
    for (int i = 0; i < text.length(); ) {
      if (text.charAt(i) == '\u001b') {
        if (!sequence.find(i) || sequence.start() != i) {
          throw new IllegalArgumentException("no sequence that is known: " + text.substring(i));
        }
        obey(sequence.group(1) + sequence.group(2) + sequence.group(3));
        i = sequence.end();
      } else {
        put(text.charAt(i++));
      }
    }
  }

  private void obey(String sequence) {
    if (sequence.equals("K")) {
      erase(rows.get(row), column);
    } else if (sequence.equals("J")) {
      erase(rows.get(row), column);
      rows.subList(row + 1, rows.size()).clear();
    } else if (sequence.matches("\\d+A")) {
      row = Math.max(0, row - Integer.parseInt(sequence.substring(0, sequence.length() - 1)));
    } else if (sequence.equals("?7l") || sequence.equals("?7h")) {
      wraps = sequence.endsWith("h");
    } else if (!sequence.matches("\\d*m")) {
      throw new IllegalArgumentException("a sequence that a live view has no use for: " + sequence);
    }
  }

  private void put(char c) {
    if (c == '\n') {
      down();
    } else if (c == '\r') {
      column = 0;
    } else {
      if (column == width && wraps) {
        down();
      }
      column = Math.min(column, width - 1);
      StringBuilder line = rows.get(row);
      while (line.length() <= column) {
        line.append(' ');
      }
      line.setCharAt(column++, c);
    }
  }

  private void down() {
    column = 0;
    row++;
    if (row == rows.size()) {
      rows.add(new StringBuilder());
    }
  }

  private static void erase(StringBuilder line, int from) {
    line.setLength(Math.min(line.length(), from));
  }
}

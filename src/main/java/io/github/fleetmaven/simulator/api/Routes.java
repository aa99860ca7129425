package io.github.fleetmaven.simulator.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Routes by the segments of their paths, so that a call is held against a few of them only. */
final class Routes {

  private final Node root = new Node();
  private int count;

  /** A segment of a path, and what may follow it. */
  private static final class Node {
    final Map<String, Node> literals = new HashMap<>();
    @Nullable Node variable;
    final List<Numbered> routes = new ArrayList<>();
  }

  private record Numbered(int number, Route route) {}

  /** Adds routes; where several fit, the one that was added first counts. */
  void addAll(List<Route> routes) {
    for (Route route : routes) {
      Node node = root;
      for (String segment : route.template()) {
        node = segment.startsWith("{") ? variable(node) : literal(node, segment);
      }
      node.routes.add(new Numbered(count++, route));
    }
  }

  /** Returns the routes that a path fits, whatever their methods, the one that counts first. */
  List<Route> of(List<String> segments) {
    List<Numbered> found = new ArrayList<>();
    collect(root, segments, 0, found);
    found.sort(Comparator.comparingInt(Numbered::number));
    return found.stream().map(Numbered::route).toList();
  }

  private static Node variable(Node node) {
    @Nullable Node below = node.variable;
    if (below == null) {
      below = new Node();
      node.variable = below;
    }
    return below;
  }

  private static Node literal(Node node, String segment) {
    return node.literals.computeIfAbsent(segment.toLowerCase(Locale.ROOT), key -> new Node());
  }

  private static void collect(Node node, List<String> segments, int at, List<Numbered> found) {
    if (at == segments.size()) {
      found.addAll(node.routes);
      return;
    }
    @Nullable Node literal = node.literals.get(segments.get(at).toLowerCase(Locale.ROOT));
    if (literal != null) {
      collect(literal, segments, at + 1, found);
    }
    if (node.variable != null) {
      collect(node.variable, segments, at + 1, found);
    }
  }
}

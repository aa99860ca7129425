package io.github.fleetmaven.simulator.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReviewedDeviationsTest {

  private final ReviewedDeviations reviewed =
      ReviewedDeviations.of(
          List.of("# a comment", "because: it is old", "  one  3,5  $.value[*].name", ""));

  @Test
  void coverTheLinesAndThePlaceOnly() {
    List<Deviation> known =
        List.of(deviation("one", 3, "$.value[0].name"), deviation("one", 5, "$.value[12].name"));
    assertThat(reviewed.unknown(known)).isEmpty();

    List<Deviation> others =
        List.of(
            deviation("two", 3, "$.value[0].name"),
            deviation("one", 4, "$.value[0].name"),
            deviation("one", 3, "$.value[0].name.more"),
            deviation("one", 3, "$.value[0].a.name"),
            deviation("one", 3, "$.value"));
    assertThat(reviewed.unknown(others)).isEqualTo(others);
  }

  @Test
  void areOutlivedLineByLine() {
    assertThat(reviewed.outlived("one", List.of(deviation("one", 3, "$.value[0].name"))))
        .extracting(ReviewedDeviations.Entry::line)
        .containsExactly("5");
    assertThat(reviewed.outlived("two", List.of())).isEmpty();
  }

  @Test
  void needAReason() {
    assertThatThrownBy(() -> ReviewedDeviations.of(List.of("one 3 $.a")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Deviation deviation(String file, int line, String place) {
    RecordedCall call =
        new RecordedCall(
            file,
            line,
            "GET",
            "/",
            Map.of(),
            MissingNode.getInstance(),
            200,
            Map.of(),
            MissingNode.getInstance());
    return new Deviation(call, place, "differs");
  }
}

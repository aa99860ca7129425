package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The code and the message of a refusal, in any of the shapes in which they come: within {@code
 * error}, bare, as a page for people, or not at all.
 *
 * @param code as {@code OperationNotAllowed}; may be empty
 * @param message never empty; the details follow, each after an arrow
 */
record ErrorBody(String code, String message) {

  private static final int LONGEST_PAGE = 200;

  /** Reads the body of a refusal. */
  static ErrorBody of(Answer answer) {
    Optional<Value.Obj> json = answer.json();
    Value.Obj body = json.orElse(Value.Obj.EMPTY);
    Value.Obj error = body.obj("error").isEmpty() ? body : body.obj("error");
    if (error.text("code").or(() -> error.text("message")).isPresent()) {
      return of(error);
    }
    return new ErrorBody("", json.isPresent() ? "the answer names no reason" : page(answer));
  }

  /** Reads an error object: {@code {"code", "message", "details"}}. */
  static ErrorBody of(Value.Obj error) {
    List<String> texts = new ArrayList<>();
    texts.add(error.text("message").orElse("no message").strip());
    addDetails(error, texts);
    return new ErrorBody(error.text("code").orElse(""), String.join(" → ", texts));
  }

  private static void addDetails(Value.Obj error, List<String> texts) {
    for (Value item : error.items("details")) {
      if (item instanceof Value.Obj detail) {
        String code = detail.text("code").orElse("");
        String message = detail.text("message").orElse("").strip();
        texts.add(code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message);
        addDetails(detail, texts);
      }
    }
    Value.Obj inner =
        error.obj("innererror").isEmpty() ? error.obj("innerError") : error.obj("innererror");
    inner.text("message").map(String::strip).ifPresent(texts::add);
  }

  private static String page(Answer answer) {
    String text = answer.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    if (text.isEmpty()) {
      return "the answer was empty";
    }
    return text.length() <= LONGEST_PAGE ? text : text.substring(0, cut(text)) + "…";
  }

  /** Between words: half of one could be half of a secret, which nobody would recognise. */
  private static int cut(String text) {
    return Math.max(0, text.lastIndexOf(' ', LONGEST_PAGE));
  }
}

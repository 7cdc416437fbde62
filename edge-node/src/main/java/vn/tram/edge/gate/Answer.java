package vn.tram.edge.gate;

/** The kinds of answers of a gate, as they are counted. */
public enum Answer {
  IN,
  OUT,
  ALREADY,
  REFUSED,
  NOT_READ,
  FAULT;

  static Answer of(Decision decision) {
    return switch (decision) {
      case Decision.In _ -> IN;
      case Decision.Out _ -> OUT;
      case Decision.Already _ -> ALREADY;
      case Decision.Refused _ -> REFUSED;
      case Decision.NotRead _, Decision.NotSeen _ -> NOT_READ;
      case Decision.Fault _ -> FAULT;
    };
  }
}

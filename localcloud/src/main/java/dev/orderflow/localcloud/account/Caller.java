package dev.orderflow.localcloud.account;

/** Who makes a call: a person with the account's own rights, or a function in its role. */
public sealed interface Caller {

  String accessKeyId();

  /** As STS reports it, e.g. {@code arn:aws:sts::000000000000:assumed-role/ROLE/FUNCTION}. */
  String arn();

  /** As STS reports it: the account's id for the root, {@code ROLE-ID:SESSION} for a role. */
  String userId();

  /** Anyone on this machine who isn't a function: may do everything. */
  record Root(String accessKeyId) implements Caller {

    @Override
    public String arn() {
      return "arn:aws:iam::" + Account.ID + ":root";
    }

    @Override
    public String userId() {
      return Account.ID;
    }
  }

  /** A function, which may do what its role's policies allow. */
  record FunctionSession(String accessKeyId, String role, String function) implements Caller {

    @Override
    public String arn() {
      return "arn:aws:sts::" + Account.ID + ":assumed-role/" + role + "/" + function;
    }

    @Override
    public String userId() {
      return "AROA" + role.toUpperCase(java.util.Locale.ROOT) + ":" + function;
    }
  }
}

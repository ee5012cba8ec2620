package jetbrains.buildServer.util;

public interface PasswordReplacer {
    boolean addPassword(String password);
}

package jetbrains.buildServer.serverSide.auth;

public enum Permission {
    VIEW_PROJECT,
    EDIT_PROJECT
}

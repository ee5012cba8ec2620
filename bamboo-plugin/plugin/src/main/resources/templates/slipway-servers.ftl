[#-- The administrator's list of servers. --]
<html>
<head>
    <title>[@ww.text name='slipway.servers' /]</title>
    <meta name="decorator" content="adminpage">
</head>
<body>
<h1>[@ww.text name='slipway.servers' /]</h1>
<p>[@ww.text name='slipway.servers.description' /]</p>
[#if answer?has_content]<div class="aui-message aui-message-success">${answer?html}</div>[/#if]
[#if problem?has_content]<div class="aui-message aui-message-error">${problem?html}</div>[/#if]
<p><a class="aui-button" href="[@ww.url action='slipwayAddServer' namespace='/admin/slipway' /]">[@ww.text name='slipway.servers.add' /]</a></p>
[#if servers?has_content]
<table class="aui" id="slipway-servers">
    <thead>
    <tr>
        <th>[@ww.text name='slipway.servers.name' /]</th>
        <th>[@ww.text name='slipway.servers.url' /]</th>
        <th>[@ww.text name='slipway.servers.space' /]</th>
        <th>[@ww.text name='slipway.servers.key' /]</th>
        <th>[@ww.text name='slipway.servers.operations' /]</th>
    </tr>
    </thead>
    <tbody>
    [#list servers as server]
    <tr>
        <td>${server.name?html}</td>
        <td>${server.url?html}</td>
        <td>${server.space?html}</td>
        <td>[#if server.credentials?has_content]${server.credentials?html}[#else][@ww.text name='slipway.servers.key.stored' /][/#if]</td>
        <td>
            <a href="[@ww.url action='slipwayEditServer' namespace='/admin/slipway' formerName=server.name /]">[@ww.text name='slipway.servers.edit' /]</a>
            <a href="[@ww.url action='slipwayTestServer' namespace='/admin/slipway' name=server.name /]">[@ww.text name='slipway.servers.test' /]</a>
        </td>
    </tr>
    [/#list]
    </tbody>
</table>
[#else]
<p>[@ww.text name='slipway.servers.none' /]</p>
[/#if]
</body>
</html>

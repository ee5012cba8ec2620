[#-- A fragment for web/slipway-task.js. --]
<div class="slipway-choices-answer" data-problem="${problem?html}">
[#list choices as choice]<span data-choice="${choice?html}"></span>
[/#list]</div>

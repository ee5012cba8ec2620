// The "Choose" links of the forms of Slipway's tasks: asks Bamboo for names and offers them in a list.
(function () {
    'use strict';

    function control(form, name) {
        return form.querySelector('[name="slipway_' + name + '"]');
    }

    function typed(form, name) {
        var found = control(form, name);
        return found ? found.value : '';
    }

    function add(target, choice) {
        if (target.tagName === 'TEXTAREA') {
            var lines = target.value.split('\n').filter(function (line) { return line.trim() !== ''; });
            target.value = lines.concat(choice).join('\n');
        } else {
            target.value = choice;
        }
    }

    function list(choices, target) {
        var select = document.createElement('select');
        select.className = 'select';
        select.appendChild(new Option('', ''));
        choices.forEach(function (choice) { select.appendChild(new Option(choice, choice)); });
        select.addEventListener('change', function () {
            if (select.value !== '') {
                add(target, select.value);
                select.value = '';
            }
        });
        return select;
    }

    function note(text) {
        var span = document.createElement('span');
        span.className = 'description';
        span.textContent = text;
        return span;
    }

    function answer(html, target) {
        // Nothing of the text becomes part of the page: only attributes are read, from a document of its own.
        var parsed = new DOMParser().parseFromString(html, 'text/html').querySelector('.slipway-choices-answer');
        if (!parsed) {
            return note('Bamboo did not answer as expected');
        }
        if (parsed.dataset.problem) {
            return note(parsed.dataset.problem);
        }
        var choices = Array.prototype.map.call(parsed.querySelectorAll('[data-choice]'), function (one) {
            return one.dataset.choice;
        });
        return choices.length ? list(choices, target) : note('There is nothing to choose from');
    }

    function ask(link) {
        var form = link.closest('.slipway-task');
        var body = new URLSearchParams({
            ticket: form.dataset.ticket,
            operation: form.dataset.operation,
            server: typed(form, 'server'),
            space: typed(form, 'space'),
            project: typed(form, 'project'),
            field: link.dataset.field,
            decorator: 'nothing',
            confirm: 'true'
        });
        return fetch(form.dataset.url, {
            method: 'POST',
            credentials: 'same-origin',
            headers: {'X-Atlassian-Token': 'no-check'},
            body: body
        }).then(function (response) {
            return response.ok ? response.text() : '';
        }).then(function (html) {
            return answer(html, control(form, link.dataset.field));
        }, function () {
            return note('Bamboo did not answer');
        });
    }

    document.addEventListener('click', function (event) {
        var link = event.target.closest ? event.target.closest('.slipway-choose') : null;
        if (!link) {
            return;
        }
        event.preventDefault();
        ask(link).then(function (element) {
            while (link.nextSibling) {
                link.nextSibling.remove();
            }
            link.after(' ', element);
        });
    });
})();

import 'virtual:resident.css'
document.documentElement.classList.add('scripted')
